import { useEffect, useEffectEvent, useState } from 'react';
import classes from './phone.module.css';
import type { Phone } from './use-phone.ts';

const LOOK_EVERY_MS = 100;

/** How loud the line is: whoever cannot hear it sees that it speaks. */
export function Level({ phone, active }: { readonly phone: Phone; readonly active: boolean }) {
  const [level, setLevel] = useState(0);
  const look = useEffectEvent(() => setLevel(Math.min(1, phone.level())));
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [active]);
  const shown = active ? level : 0;
  return (
    <div
      className={classes['level']}
      role="meter"
      aria-label="Volume da linha"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(shown * 100)}
    >
      <div className={classes['loudness']} style={{ width: `${Math.round(shown * 100)}%` }} />
    </div>
  );
}
