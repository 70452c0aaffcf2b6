import { jsonReply, type Reply } from '../http/reply'

/** About the program, with the parts that Kinto's has: https://www.contributejson.org */
export const answerContribute = (): Reply =>
  jsonReply({
    name: 'Kinto Studio',
    description: 'The server of Kinto Studio, which speaks the protocol of Kinto 26.5.0.',
    repository: { license: 'Apache-2.0' },
    participate: { docs: 'https://docs.kinto-storage.org/' },
    bugs: {},
    keywords: ['JSON', 'TypeScript', 'REST', 'API', 'Kinto'],
  })
