// What a word is, for the limits of the ficha: the same rule as practices/words.py, kept together by tests/data/words.json.
const WHITE_SPACE = /[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

export function countWords(text) {
  return text.split(WHITE_SPACE).filter((piece) => LETTER_OR_NUMBER.test(piece)).length;
}
