import { useFieldError } from '../page/errors'
import type { SignOnDraft } from './api/single-sign-on'

export interface FieldsProps {
  draft: SignOnDraft
  change: (part: Partial<SignOnDraft>) => void
}

type Text = 'name' | 'handle' | 'issuer' | 'clientId' | 'domains' | 'groupClaim' | 'factorValues'
type Flag = 'enabled' | 'only' | 'justInTime' | 'trustsFactor'

/** What a field takes that is typed, or switched. */
export function useFields({ draft, change }: FieldsProps) {
  const errorOf = useFieldError('single-sign-on')
  return {
    errorOf,
    text: (field: Text) => ({
      value: draft[field],
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change({ [field]: currentTarget.value }),
      error: errorOf(field),
      autoComplete: 'off',
      spellCheck: false,
    }),
    flag: (field: Flag) => ({
      checked: draft[field],
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change({ [field]: currentTarget.checked }),
    }),
  }
}
