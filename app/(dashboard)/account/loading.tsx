import { PageLoading } from '@/app/_ui/page-loading.tsx';

export default function AccountLoading() {
  return <PageLoading what="your account" heights={[260]} />;
}
