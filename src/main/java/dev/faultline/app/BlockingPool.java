package dev.faultline.app;

import java.util.concurrent.ExecutorService;

/** The threads for what can only block, above all volumes. */
record BlockingPool(ExecutorService threads) {}
