import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { calendarOfYear, type HolidayRecord } from '../../office/rules/holidays.ts';
import type { RuleChange, RuleOutcome } from '../../office/rules/change-rules.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import {
  holidayAnswer,
  holidayCalendar,
  holidayChange,
  newHoliday,
  yearQuery,
} from '../contract/holidays.ts';
import { ruleDeletion, ruleQuery } from '../contract/rules.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { answerRuleChange, notValid, ruleChange, withVersion } from './rules-answer.ts';

const tags = ['clinic'];

/** The nation's holidays, computed, and the clinic's own. */
export const holidayRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { holidays, locations } = desk.office;

    app.get(
      '/holidays',
      {
        config: { access: 'clinic:read' },
        schema: {
          tags,
          summary: 'A year’s holidays: of the nation, the state, the city and the clinic',
          querystring: yearQuery,
          response: { 200: holidayCalendar },
        },
      },
      async (request) => {
        const clinic = await desk.stores.clinic.read();
        const [settings, places] = await Promise.all([desk.office.policies.read(), locations.list()]);
        const thisYear = Number(todayIn(settings.zone, desk.clock.now()).slice(0, 4));
        const year = request.query.year ?? thisYear;
        // As saved, not as a call that began a moment ago sees it.
        const rules = { ...clinic, ...settings, locations: [...places] };
        const days = calendarOfYear(rules, await holidays.ofYear(year), year);
        return {
          year,
          thisYear,
          observesOptional: settings.policies.observeOptionalHolidays,
          locations: places.map(({ id, name }) => ({ id, name })),
          days: days.map(({ own, closedAt, ...day }) => ({
            ...day,
            own: own === null ? null : withVersion(own),
            closedAt: [...closedAt],
          })),
        };
      },
    );

    app.post(
      '/holidays',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'A new holiday of the state, the city or the clinic; or a day worked all the same',
          body: newHoliday,
          querystring: ruleQuery,
          response: { 200: holidayAnswer },
        },
      },
      async (request) => {
        const holiday = { id: desk.ids.next(), ...request.body };
        await checkPlace(deps, holiday);
        const change = ruleChange(deps, request.query);
        const outcome = await holidays.create(holiday, change);
        return answerRuleChange(deps, request, answer('holiday.create', holiday.id, change, outcome));
      },
    );

    app.put(
      '/holidays/:id',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Change a holiday, as a whole',
          params: idParams,
          body: holidayChange,
          querystring: ruleQuery,
          response: { 200: holidayAnswer },
        },
      },
      async (request) => {
        const { version, ...state } = request.body;
        const { id } = request.params;
        await checkPlace(deps, state);
        const change = ruleChange(deps, request.query);
        const outcome = await holidays.update({ id, ...state }, version, change);
        return answerRuleChange(deps, request, answer('holiday.update', id, change, outcome));
      },
    );

    app.delete(
      '/holidays/:id',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'It is no holiday of the clinic’s any more',
          params: idParams,
          querystring: ruleDeletion,
          response: { 200: holidayAnswer },
        },
      },
      async (request) => {
        const { id } = request.params;
        const change = ruleChange(deps, request.query);
        const outcome = await holidays.remove(id, request.query.version, change);
        return answerRuleChange(deps, request, answer('holiday.delete', id, change, outcome));
      },
    );
  };

const answer = (action: string, id: string, change: RuleChange, outcome: RuleOutcome<HolidayRecord>) => ({
  change,
  outcome,
  action,
  subject: { kind: 'holiday', id },
  what: 'O feriado',
  show: withVersion<HolidayRecord>,
});

/** @throws {Problem} when there is no such location */
async function checkPlace(
  { desk }: WebDeps,
  { locationId }: Pick<HolidayRecord, 'locationId'>,
): Promise<void> {
  if (locationId === null) return;
  const known = (await desk.office.locations.list()).some(({ id }) => id === locationId);
  if (!known) throw notValid([{ path: 'locationId', message: 'Esse local não existe.' }]);
}
