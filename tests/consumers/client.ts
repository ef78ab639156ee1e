// A client that is written with the types that are made of the schemas.
import type { Cycle } from './cycle.js';
import type { Programme } from './programme.js';
import type { ResultsAnswer } from './results.js';

export const programme: Programme = {
  format: 1,
  id: 'bakery',
  organisation: 'The bakery',
  language: 'en',
  period: { from: '2026-W02', until: '2026-W26' },
  people: [{ id: 'p-ada', name: 'Ada', weekly_minutes: 2160 }],
  teams: [{ id: 't-oven', name: 'The oven', members: ['p-ada'], working_hours: [], moments: [] }],
  goals: [],
  development_questions: [{ id: 'dq-recipes', question: 'Which recipes?', serves: ['g-waste'] }],
  rules: { levels: { LW205: 'off', X1: 'advice' } },
};

export function said(cycle: Cycle): string {
  switch (cycle.status) {
    case 'held':
      return `${cycle.activities?.length ?? 0} activities, ${(cycle.proposals ?? []).map((it) => it.stage).join()}`;
    case 'skipped':
      return cycle.reason;
    case 'planned':
      return `planned for ${cycle.week}`;
    default:
      // Every status was looked at.
      return cycle satisfies never;
  }
}

export const version = (answer: ResultsAnswer): string => answer.lerendwerken.version;

// @ts-expect-error a member that is not known
export const unknown: Programme = { ...programme, till: '2026-W30' };
// @ts-expect-error a member that is missing
export const missing: Programme = { format: 1, id: 'x' };
// @ts-expect-error a word that is none
export const word: Programme = { ...programme, language: 'fr' };
// @ts-expect-error a skipped week has no outcomes
export const skipped: Cycle = { id: 'c-1', team: 't-oven', week: '2026-W03', status: 'skipped', reason: 'Snow', outcomes: [] };
// @ts-expect-error a held week has no reason
export const reason = (cycle: Cycle): string => (cycle.status === 'held' ? cycle.reason : '');
// @ts-expect-error a level that is none
export const level: Programme = { ...programme, rules: { levels: { LW205: 'fatal' } } };
