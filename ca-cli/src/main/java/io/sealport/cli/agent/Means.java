package io.sealport.cli.agent;

import io.sealport.cli.deploy.Deployment;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What duties are done with.
 *
 * @param log told what is done, one line each
 */
record Means(
    Deployment deployment, HookRun hooks, Spread spread, Clock clock, Consumer<String> log) {}
