// docs/integrate.md, as a new user would follow it: `node page.mjs COMMAND VENV`. Files that stand in it are written,
// and its lines for a shell are run in order. Not run are those that install: the command is at hand, and packages
// are the ones that package.json and requirements.txt pin.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const [command, venv] = process.argv.slice(2).map((path) => resolve(path));
const folder = join(root, 'target/integrate');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
symlinkSync(venv, join(folder, 'venv'));

const page = readFileSync(join(root, 'docs/integrate.md'), 'utf8');
const pinned = [
  ...Object.keys(JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).devDependencies),
  ...readFileSync(join(here, 'requirements.txt'), 'utf8').split('\n').map((line) => line.split('==')[0]),
];
const script = [`lerendwerken() { ${JSON.stringify(command)} "$@"; }`];
let written = 0;
for (const [, info, text] of page.matchAll(/^```(.*)\n([^]*?)^```$/gm)) {
  const [kind, file] = info.split(' ');
  if (file) {
    writeFileSync(join(folder, file), text);
    written += 1;
  } else if (kind === 'sh') {
    for (const line of text.split('\n').filter((it) => it !== '')) {
      const install = line.match(/^(?:npm|pip) install (.*)$/);
      const missing = install?.[1].split(' ').filter((it) => !pinned.includes(it)) ?? [];
      if (missing.length > 0) throw new Error(`not pinned: ${missing}`);
      const skip = install || /^(cargo install|npm init|python3 -m venv)/.test(line);
      script.push(skip ? `: ${line.replace(/&&.*/, '')}` : line);
      if (/venv\/bin\/activate/.test(line)) script.push('export PATH="$PWD/venv/bin:$PATH"');
    }
  }
}
if (written < 5 || script.length < 20) throw new Error(`the page has ${written} files and ${script.length} lines`);
execFileSync('bash', ['-euo', 'pipefail', '-c', script.join('\n')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
console.log(`docs/integrate.md: ${written} files, ${script.length - 1} lines run`);
