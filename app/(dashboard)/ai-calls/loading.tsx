import { FiguresLoading } from '@/app/_figures/figures-loading.tsx';

/** The page's place while its figures are counted. */
export default function AiCallsLoading() {
  return <FiguresLoading title="AI calls" />;
}
