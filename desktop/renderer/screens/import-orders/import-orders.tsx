// Import of orders: a file, its columns, a dry run, the import, a report. One step at a time; nothing is written before the fourth.
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { unreachable } from 'shared/unreachable';
import { Icon } from '../../ui/icon';
import { useCountFormat, useSay } from '../language/language';
import { ColumnsStep } from './columns-step';
import { DryRunStep } from './dry-run-step';
import { FileStep } from './file-step';
import { ImportStep } from './import-step';
import { ReportStep } from './report-step';
import { Steps } from './steps';
import { useImporter } from './use-importer';
import type { Wizard } from './wizard';

export function ImportOrders(): ReactNode {
  const say = useSay();
  const { importer, wizard } = useImporter();
  useEffect(() => {
    void importer.resume('any');
  }, [importer]);
  return (
    <main className="main" id="main">
      <div className="head">
        <h1 className="title">{say('import.title')}</h1>
        {'file' in wizard && <FileLine wizard={wizard} />}
      </div>
      <Steps wizard={wizard} />
      <Step wizard={wizard} />
    </main>
  );
}

function Step({ wizard }: { readonly wizard: Wizard }): ReactNode {
  const say = useSay();
  switch (wizard.step) {
    case 'file':
      return <FileStep fault={wizard.fault} />;
    case 'opening':
      return <Passing words={say(wizard.resumed ? 'import.resuming' : 'import.opening', { name: wizard.file.name })} />;
    case 'columns':
      return <ColumnsStep wizard={wizard} />;
    case 'checking':
      return <Passing words={say('import.checking', { orders: wizard.read })} />;
    case 'dry-run':
      return <DryRunStep wizard={wizard} />;
    case 'import':
      return <ImportStep wizard={wizard} />;
    case 'report':
      return <ReportStep wizard={wizard} />;
    case 'elsewhere':
      return <Passing words={say('import.elsewhere', { name: wizard.file.name })} />;
    default:
      return unreachable(wizard);
  }
}

const Passing = ({ words }: { readonly words: string }) => (
  <div className="empty" role="status">
    <p className="heading">{words}</p>
  </div>
);

function FileLine({ wizard }: { readonly wizard: Extract<Wizard, { file: unknown }> }): ReactNode {
  const say = useSay();
  const size = useSize()(wizard.file.size);
  return (
    <span className="row small support">
      <Icon name="file" small />
      <bdi className="cut import-name">{wizard.file.name}</bdi>
      <span>{sizeWords(wizard, size, say)}</span>
    </span>
  );
}

function sizeWords(wizard: Wizard, size: string, say: ReturnType<typeof useSay>): string {
  if ('entries' in wizard) {
    const rows = wizard.entries.reduce((sum, { order }) => sum + order.rows.length, 0);
    return say('import.orders-in-rows', { size, orders: wizard.entries.length, rows });
  }
  return 'inspection' in wizard ? say('import.rows-of', { size, rows: wizard.inspection.rowCount }) : size;
}

function useSize(): (bytes: number) => string {
  const count = useCountFormat();
  return (bytes) =>
    bytes < 1_000_000 ? `${count(Math.ceil(bytes / 1_000))} KB` : `${count(Math.ceil(bytes / 1e6))} MB`;
}
