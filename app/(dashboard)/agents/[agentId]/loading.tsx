import { FiguresLoading } from '@/app/_figures/figures-loading.tsx';

/** The page's place while the agent's figures are counted. */
export default function AgentLoading() {
  return <FiguresLoading title="Agent" />;
}
