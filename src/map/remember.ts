/** The function with its last answer kept: called again with identical arguments (`Object.is`) it gives the same object. */
export function remember<Arguments extends readonly unknown[], Answer>(
  answerOf: (...given: Arguments) => Answer,
): (...given: Arguments) => Answer {
  let last: { readonly given: Arguments; readonly answer: Answer } | null = null;
  return (...given) => {
    const known = last;
    if (known?.given.every((argument, index) => Object.is(argument, given[index])) === true) return known.answer;
    const answer = answerOf(...given);
    last = { given, answer };
    return answer;
  };
}
