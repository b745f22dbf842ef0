/** The mark of the product: a bridge under a bolt. Decoration; the name stands beside it. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="none" strokeLinecap="round" aria-hidden="true">
      <g stroke="var(--rail-acc)" strokeWidth="2">
        <path d="M2.5 16.5C6 8 18 8 21.5 16.5M2 16.5h20" />
        <path d="M8 16.5v-5.2M12 16.5v-6M16 16.5v-5.2" strokeWidth="1.5" opacity=".8" />
      </g>
      <path d="m13.5 2-3.2 4h3l-1.8 3" stroke="#FFA94A" strokeWidth="1.8" strokeLinejoin="round" />
    </svg>
  );
}
