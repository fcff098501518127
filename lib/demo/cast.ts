import type { DemoAgent } from '../providers/demo-story.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Who appears in the demo data of one connection. */
export type Cast = {
  agents: readonly [DemoAgent, ...DemoAgent[]];
  customers: readonly [Customer, ...Customer[]];
  businessNumbers: readonly [string, ...string[]];
};

type Customer = { number: string; name: string };

const firstNames = [
  'Asha',
  'Ravi',
  'Meera',
  'Arjun',
  'Linh',
  'Minh',
  'Priya',
  'Karan',
  'Neha',
  'Vikram',
  'Thao',
  'Divya',
  'Rahul',
  'Sara',
  'Imran',
  'Leela',
] as const;
const lastNames = [
  'Rao',
  'Sharma',
  'Nguyen',
  'Patel',
  'Khan',
  'Iyer',
  'Tran',
  'Das',
  'Mehta',
  'Pillai',
  'Singh',
  'Bose',
] as const;

/** Makes the people and numbers of a connection. National digits of its country; none is a number in use by design. */
export function makeCast(random: SeededRandom, country: string, customers: number): Cast {
  const name = () => `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  const mobile = () => mobileOf(country, random);
  const agent = (index: number): DemoAgent => ({
    name: name(),
    number: mobile(),
    extension: String(201 + index),
  });
  const customer = (): Customer => ({ number: mobile(), name: name() });
  return {
    agents: [agent(0), ...Array.from({ length: 7 }, (_, index) => agent(index + 1))],
    customers: [customer(), ...Array.from({ length: Math.max(1, customers - 1) }, customer)],
    businessNumbers: [landline(country, random), landline(country, random)],
  };
}

function mobileOf(country: string, random: SeededRandom): string {
  const digits = (length: number) => String(random.between(10 ** (length - 1), 10 ** length - 1));
  if (country === 'VN') return `03${digits(8)}`;
  if (country === 'US') return `202555${digits(4)}`;
  return `9${digits(9)}`;
}

function landline(country: string, random: SeededRandom): string {
  const digits = (length: number) => String(random.between(10 ** (length - 1), 10 ** length - 1));
  if (country === 'VN') return `024${digits(8)}`;
  if (country === 'US') return `202555${digits(4)}`;
  return `8069${digits(6)}`;
}
