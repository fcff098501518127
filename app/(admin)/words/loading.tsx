import { PageLoading } from '@/app/_ui/page-loading.tsx';

export default function WordsLoading() {
  return <PageLoading what="the words" heights={[220, 140]} />;
}
