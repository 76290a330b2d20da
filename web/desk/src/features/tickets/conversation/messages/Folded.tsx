import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'

/** What is there once more, or always the same: quiet behind a button. */
export function Folded({
  what,
  className,
  children,
}: {
  what: 'quote' | 'signature'
  className?: string
  children: ReactNode
}) {
  const { t } = useTranslation('conversation')
  return (
    <details className={className}>
      <summary>
        <Ellipsis size={14} aria-hidden="true" />
        {t(what === 'quote' ? 'quoted-text' : 'signature')}
      </summary>
      <div>{children}</div>
    </details>
  )
}
