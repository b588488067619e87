import { ClinicFileError, tellProblem } from './file-problem.ts';
import { fileSchema, type ClinicFile } from './file-schema.ts';
import { referenceProblems } from './references.ts';

/** Reads a clinic's file, JSON. All that is wrong is told at once. @throws {ClinicFileError} */
export function readClinicFile(json: string): ClinicFile {
  const raw = parseJson(json);
  const result = fileSchema.safeParse(raw);
  const problems = [...(result.error?.issues ?? []), ...referenceProblems(raw)];
  if (result.success && problems.length === 0) return result.data;
  throw new ClinicFileError([...new Set(problems.map((problem) => tellProblem(raw, problem)))]);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ClinicFileError([`it is no JSON: ${(error as Error).message}`]);
  }
}
