/** Styles of the dial button; a constructed sheet, so that no CSP has to allow inline styles. */
export const dialButtonCss = `
:host { display: inline-block; font: inherit; font-variant-numeric: tabular-nums; color: var(--smartym-text, #1f1f1f) }
.row { display: inline-flex; max-width: 100%; align-items: center; gap: 8px; flex-wrap: wrap }
button { font: inherit; min-height: 32px; padding: 0 12px; border-radius: 6px; border: 1px solid var(--smartym-primary, #0958d9); cursor: pointer }
button.primary { background: var(--smartym-primary, #0958d9); color: #fff }
button.plain { background: transparent; color: var(--smartym-primary, #0958d9) }
button.danger { background: transparent; color: var(--smartym-danger, #a8071a); border-color: var(--smartym-danger, #a8071a) }
button:disabled { cursor: not-allowed; opacity: .55 }
button:focus-visible, select:focus-visible, input:focus-visible { outline: 3px solid #69b1ff; outline-offset: 1px }
.state { display: inline-flex; align-items: center; gap: 6px; font-weight: 600 }
.mark { width: 10px; height: 10px; border-radius: 50%; background: #8c8c8c; flex: none }
.mark.dialing, .mark.ringing, .mark.waiting, .mark.requesting { background: transparent; border: 2px solid #0958d9; box-sizing: border-box }
.mark.connected { background: #0958d9 }
.mark.refused { background: #cf1322; border-radius: 2px }
.mark.saved { background: #237804 }
.recording { color: var(--smartym-danger, #a8071a); font-weight: 600 }
.recording::before { content: '● ' }
.reason { color: var(--smartym-danger, #a8071a); font-weight: 400; align-items: baseline }
.form { display: inline-flex; max-width: 100%; gap: 6px; flex-wrap: wrap }
select, input { font: inherit; min-height: 32px; border: 1px solid #8c8c8c; border-radius: 6px; padding: 0 8px; background: #fff; color: #1f1f1f; box-sizing: border-box; max-width: 100% }
select, input { min-width: 0; flex: 1 1 130px }
@media (prefers-reduced-motion: no-preference) {
  .mark.dialing, .mark.ringing { animation: pulse 1.2s ease-in-out infinite }
  @keyframes pulse { 50% { opacity: .35 } }
}
`
