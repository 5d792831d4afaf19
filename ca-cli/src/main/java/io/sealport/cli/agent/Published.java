package io.sealport.cli.agent;

/**
 * What a CA publishes for FTP servers.
 *
 * @param clientCa PEM: the CAs whose users come in
 * @param crls PEM: every CA's CRL
 * @param vouched whether the CA itself handed it over, by TLS that leads to the pinned root; else
 *     it came by plain http, and stands for itself
 */
record Published(String clientCa, String crls, boolean vouched) {}
