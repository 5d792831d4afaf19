package io.sealport.ftps;

/**
 * How a session with an FTPS server is to be opened.
 *
 * @param trust whether the server must be believed
 * @param offer of all its handshakes, on data connections too
 */
public record SessionTerms(FtpsTarget target, ServerTrust trust, TlsOffer offer) {}
