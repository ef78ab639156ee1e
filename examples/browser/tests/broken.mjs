// Documents to check: the examples whole, and broken in every way that a check tells apart.

export function broken({ waterland, log, northgate }) {
  const changed = (change, text = northgate) => {
    const programme = JSON.parse(text);
    change(programme);
    return JSON.stringify(programme, null, 1);
  };
  const lines = log.trimEnd().split('\n');
  const cases = [
    ['waterland', waterland], ['waterland with its log', waterland, log], ['northgate', northgate],
    ['waterland with a log of nothing', waterland, ''], ['northgate with a log of another', northgate, log],
    // Read well, and found wrong by rules.
    ['an id twice', changed((it) => it.people.push(it.people[0]))],
    ['an id that leads nowhere', changed((it) => (it.teams[0].members[0] = 'p-nobody'))],
    ['a cycle twice, in both', waterland, `${lines[0]}\n${lines.join('\n')}`],
    ['cycles in another order', waterland, [...lines].reverse().join('\r\n')],
    ['levels of its own', changed((it) => (it.rules = { levels: { LW310: 'error', LW205: 'off' } }))],
    ['accepted', changed((it) => it.rules.accepted.push({ code: 'LW310', about: ['northgate'], reason: 'it may', by: 'p-mick' }))],
    ['no goals', changed((it) => (it.goals = []))],
    ['a prohibited system', changed((it) => (it.ai_systems[0].risk = 'prohibited'))],
    ['ten thousand things found', changed((it) => (it.accounts = Array(10000).fill({ ...it.accounts[0], professional: 'p-nobody' })))],
    ['hours through the night', changed((it) => (it.teams[0].working_hours[0].until = '03:00'))],
    // Not read.
    ['nothing', ''], ['white space', ' \n\t'], ['no JSON', '{"id": }'], ['an end too soon', northgate.slice(0, 5000)],
    ['something after it', `${northgate} {}`], ['a list', '[]'], ['too deep', '['.repeat(100000)],
    ['a lone surrogate', northgate.replace('"Northgate Joinery', '"\\ud800Northgate Joinery')],
    ['a key twice', northgate.replace('"format": 1,', '"format": 1, "format": 1,')],
    ['an unknown key', changed((it) => (it.goals[0].titel = 'x'))],
    ['a key of the learning process', changed((it) => (it.cycles[0].reflection = 'mine'))],
    ['a prototype', northgate.replace('"format": 1,', '"format": 1, "__proto__": {},')],
    ['a newer format', changed((it) => (it.format = 2))],
    ['wrong everywhere', changed((it) => {
      it.people[0].weekly_minutes = 0.5;
      it.teams[0].members = [];
      it.goals[0].expectations[0].due = '2025-W53';
      it.goals[1].title = '\u00a0';
      it.cycles[0].status = 'kept';
      it.cycles[1].reason = 'not where it was held';
      delete it.period;
    })],
    ['letters of all kinds', changed((it) => (it.goals[0].id = 'é😀\u202e\u0000'))],
    ['two thousand faults', changed((it) => (it.people = Array(2000).fill(1)))],
    ['lines that are none', waterland, `${lines[0]}\nx\n\n{"id": "c 1"}\n${lines[1]}`],
    ['two thousand lines that are none', waterland, 'x\n'.repeat(2000)],
    ['wrong in both', northgate.replace('"g-quote"', '"G"'), '{"id": 1}\n'],
    ['a mark before it', `\ufeff${northgate}`, `\ufeff${lines[0]}`],
  ];
  return cases.map(([name, text, beside]) => ({ name, text, log: beside }));
}
