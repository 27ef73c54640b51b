// A dialog is for a decision, and for nothing else: a question, one sentence, the ways out.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type Props = { readonly title: string; readonly close: () => void; readonly children: ReactNode };

export function Dialog({ title, close, children }: Props): ReactNode {
  return (
    <ModalOverlay
      className="modal-ground"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className="dialog">
        <AriaDialog>
          <header>
            <Heading slot="title" className="heading">
              {title}
            </Heading>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
