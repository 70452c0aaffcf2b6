/** Something that whoever starts the server can put right. Its message is one sentence: what is wrong, what to do. */
export class Refusal extends Error {
  override name = 'Refusal'
}
