package io.sealport.server.front;

/**
 * What this room must be told.
 *
 * @param localPort of the listener that only this machine reaches; 0 where there is none
 */
public record FrontSettings(int localPort) {}
