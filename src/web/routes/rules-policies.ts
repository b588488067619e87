import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { clockOf, minuteOf } from '../../office/agenda/clock.ts';
import { versionOf } from '../../office/rules/change-rules.ts';
import { POLICY_BOUNDS, type ClinicPolicies } from '../../office/rules/policies.ts';
import {
  policyAnswer,
  policyChange,
  policyPage,
  type Policies,
  type PolicyChange,
} from '../contract/policies.ts';
import { ruleQuery } from '../contract/rules.ts';
import type { WebDeps } from '../deps.ts';
import { answerRuleChange, notValid, ruleChange } from './rules-answer.ts';

const tags = ['clinic'];

/** How the line behaves: policies and settings. */
export const policyRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { policies } = deps.desk.office;

    app.get(
      '/policies',
      {
        config: { access: 'clinic:read' },
        schema: {
          tags,
          summary: 'Policies and line settings, with their bounds',
          response: { 200: policyPage },
        },
      },
      async () => ({
        policies: showPolicies(await policies.read()),
        bounds: POLICY_BOUNDS,
        knownLanguages: [...deps.line.languages],
      }),
    );

    app.put(
      '/policies',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Change policies and line settings, as a whole',
          body: policyChange,
          querystring: ruleQuery,
          response: { 200: policyAnswer },
        },
      },
      async (request) => {
        const { version, ...wanted } = request.body;
        checkLanguages(deps, wanted.languages);
        const change = ruleChange(deps, request.query);
        return answerRuleChange(deps, request, {
          change,
          outcome: await policies.update(readPolicies(wanted), version, change),
          action: 'policies.update',
          subject: { kind: 'policies', id: null },
          what: 'As regras da linha',
          show: showPolicies,
        });
      },
    );
  };

/** @throws {Problem} when the line has no words in one of them */
function checkLanguages({ line }: WebDeps, wanted: readonly string[]): void {
  const unknown = wanted.filter((code) => !line.languages.includes(code));
  if (unknown.length > 0)
    throw notValid([{ path: 'languages', message: `A linha não tem catálogo de ${unknown.join(', ')}.` }]);
}

function showPolicies(settings: ClinicPolicies): Policies {
  const { name, zone, line, policies } = settings;
  const { languages, requirePin, trustCallerNumber, attendantHours, attendant } = line;
  return {
    version: versionOf(settings),
    name,
    zone,
    ...policies,
    languages: [...languages],
    requirePin,
    trustCallerNumber,
    attendantHours: attendantHours.map(({ weekday, start, end }) => ({
      weekday,
      from: clockOf(start),
      to: clockOf(end),
    })),
    attendant: { ...attendant },
  };
}

/** Hours in the order in which they are kept: what is the same has the same version. */
function readPolicies(shown: Omit<PolicyChange, 'version'>): ClinicPolicies {
  const { name, zone, languages, requirePin, trustCallerNumber, attendantHours, attendant, ...policies } =
    shown;
  const hours = attendantHours
    .map(({ weekday, from, to }) => ({ weekday, start: minuteOf(from), end: minuteOf(to) }))
    .sort((a, b) => a.weekday - b.weekday || a.start - b.start);
  return {
    name,
    zone,
    line: { languages, requirePin, trustCallerNumber, attendantHours: hours, attendant },
    policies,
  };
}
