export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" onClick={onClose}>
      ShortcutSheet
    </button>
  )
}
