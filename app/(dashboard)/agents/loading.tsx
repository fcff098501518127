import { FiguresLoading } from '@/app/_figures/figures-loading.tsx';

/** The page's place while its figures are counted. */
export default function AgentsLoading() {
  return <FiguresLoading title="Agents" />;
}
