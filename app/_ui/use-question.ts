import { useState } from 'react';

/** Which of its questions a part of the page asks just now, and after which one the focus comes back to its button. */
export function useQuestion<Question extends string>() {
  const [asking, ask] = useState<Question | null>(null);
  const [answered, setAnswered] = useState<Question | null>(null);

  function back() {
    setAnswered(asking);
    ask(null);
  }

  return { asking, answered, ask, back };
}
