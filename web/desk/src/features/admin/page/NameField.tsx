import { TextInput } from '@mantine/core'
import { Refusal } from '@svara/api'
import { useFieldError } from './errors'

interface Props {
  label: string
  placeholder: string
  /** The feature that the field's errors are worded by. */
  namespace: Parameters<typeof useFieldError>[0]
  /** What the server says where another has the name, and how that is said here. */
  taken: { code: string; words: string }
  value: string
  refusal: Error | null
  maxLength?: number
  onChange: (name: string) => void
}

/** The name of a thing that has to have one of its own. */
export function NameField({ label, placeholder, namespace, taken, value, refusal, maxLength = 100, onChange }: Props) {
  const errorOf = useFieldError(namespace)
  const isTaken = refusal instanceof Refusal && refusal.code === taken.code
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      required
      withAsterisk={false}
      maxLength={maxLength}
      error={isTaken ? taken.words : errorOf('name')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
