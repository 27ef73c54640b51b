// One person at one desk with books that have something of everything: what the walks by keyboard and by ear begin with.
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { TestBrowser } from '../browser';
import type { Company } from '../system/company';
import { openCompany } from '../system/company';
import { listenForComplaints, screensAreKept, signIn } from '../system/desk';
import type { Books } from './books';
import { booksAreHere, keepBooks } from './books';

export type OneDesk = {
  readonly chrome: Browser;
  readonly company: Company;
  readonly books: Books;
  readonly page: Page;
  /** What the page made the browser complain of. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

/** @param name of the company's folder */
export async function openOneDesk(name: string, { program, args }: TestBrowser): Promise<OneDesk> {
  const complaints: string[] = [];
  const company = await openCompany(name);
  const maria = await company.hire('maria', ['warehouse', 'finance', 'manager', 'admin']);
  const books = await keepBooks(company, maria, await company.hire('ben', ['manager']));
  const chrome = await chromium.launch({ executablePath: program, args: [...args] });
  const page = await chrome.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  listenForComplaints(page, complaints);
  await signIn(page, company.url, maria);
  await screensAreKept(page);
  await booksAreHere(page, company, books);
  const close = async () => {
    await chrome.close();
    await company.close();
  };
  return { chrome, company, books, page, complaints, close };
}
