// A programme in which every text that somebody wrote is hostile.
const HOSTILE = [
  '<script>document.title = "owned"</script>',
  '</title></style></script><img src=x onerror="document.title=\'owned\'">',
  '"><svg onload="document.title=\'owned\'">',
  "' onmouseover='document.title=\"owned\"' x='",
  ']]><![CDATA[ --> <!-- &lt;b&gt; &#x3c;i&#x3e; {{7*7}} ${7*7}',
  'rechts \u202enaar links\u2066 en terug',
  'javascript:document.title="owned"',
  'w'.repeat(10_000),
  'w '.repeat(5_000),
  '😀'.repeat(300),
];

// The members whose text people write; ids, words and weeks have forms of their own.
const WRITTEN = new Set([
  'organisation', 'name', 'title', 'question', 'unit', 'vendor', 'what', 'evidence', 'source', 'development',
  'exit_strategy', 'reason',
]);

let next = 0;

export function hostile(value, key) {
  if (Array.isArray(value)) return value.map((item) => hostile(item, key));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, hostile(member, name)]));
  }
  return typeof value === 'string' && WRITTEN.has(key) ? HOSTILE[next++ % HOSTILE.length] : value;
}
