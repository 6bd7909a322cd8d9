const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Certificates of a text in PEM form, each by itself: most stores of a guest take one for each file. */
export function certificatesIn(text: string): string[] {
  return text.match(CERTIFICATE) ?? [];
}

/** What a text holds beside certificates. */
export function besideCertificates(text: string): string {
  return text.replace(CERTIFICATE, '').trim();
}
