// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code amqp}: RabbitMQ and other brokers of AMQP 0-9-1. */
@NullMarked
package dev.faultline.probe.amqp;

import org.jspecify.annotations.NullMarked;
