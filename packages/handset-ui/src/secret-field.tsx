/** A password or PIN, which nothing shows or remembers. */
export function SecretField(props: {
  readonly label: string
  readonly name: string
  readonly autocomplete: 'current-password' | 'new-password' | 'off'
  readonly isNumeric?: boolean
  readonly value: string
  readonly onText: (text: string) => void
}) {
  const { label, name, autocomplete, isNumeric = false, value, onText } = props
  return (
    <label>
      {label}
      <input
        name={name}
        type="password"
        inputMode={isNumeric ? 'numeric' : undefined}
        autocomplete={autocomplete}
        required
        maxLength={200}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </label>
  )
}
