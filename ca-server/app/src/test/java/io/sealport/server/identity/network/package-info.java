/**
 * How checks reach other machines, tried with servers of its own on loopback and with a resolver
 * and a dialer that only write down what they were asked for. Nothing else is ever dialled.
 */
package io.sealport.server.identity.network;
