// Serves `examples/` to this computer alone, so that the page can fetch its files: `node serve.mjs`.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.ndjson': 'application/x-ndjson', '.wasm': 'application/wasm',
};

/** Begins to serve, on a free port unless one is given; gives the server and the page's address. */
export async function serve(port = 0) {
  const server = createServer(async (request, answer) => {
    try {
      let path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
      if (path.endsWith(sep)) path += 'index.html';
      const body = await readFile(join(root, path));
      answer.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      answer.writeHead(404).end('not found');
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}/browser/` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve(8000);
  console.log(address);
}
