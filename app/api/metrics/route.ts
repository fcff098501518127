import { answerScrape } from '@/lib/metrics/answer-scrape.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return await answerScrape(request);
}
