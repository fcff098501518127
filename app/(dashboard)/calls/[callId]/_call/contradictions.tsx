import { IconAlertTriangle } from '@tabler/icons-react';
import { contradictionLabels } from '@/lib/calls/labels.ts';
import type { Contradiction } from '@/lib/calls/vocabulary.ts';
import classes from '../call.module.css';

/** What the provider said about this call that cannot all be true. */
export function Contradictions({ found }: { found: Contradiction[] }) {
  if (found.length === 0) return null;
  return (
    <aside className={classes.warning} aria-label="Contradictions">
      <IconAlertTriangle size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <strong>Not everything the provider says about this call can be true</strong>
        <ul>
          {found.map((contradiction) => (
            <li key={contradiction}>{contradictionLabels[contradiction]}</li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
