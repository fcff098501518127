import { FiguresLoading } from '@/app/_figures/figures-loading.tsx';

export default function HangupsLoading() {
  return <FiguresLoading title="Hang-ups" />;
}
