// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WeightedCacheTest {

    private final WeightedCache<String, String> cache = new WeightedCache<>(10, String::length);

    @Test
    void theValuesAskedForLongestAgoGoFirst() {
        cache.put("a", "1234");
        cache.put("b", "1234");
        cache.get("a");

        cache.put("c", "123");

        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("a")).contains("1234");
        assertThat(cache.get("c")).contains("123");
    }

    @Test
    void aValueThatOutweighsTheCapacityIsNotKeptNorIsTheOneBefore() {
        cache.put("a", "1");

        cache.put("a", "12345678901");

        assertThat(cache.get("a")).isEmpty();
    }

    @Test
    void whatIsReplacedOrRemovedWeighsNothing() {
        cache.put("a", "12345");
        cache.put("a", "1");
        cache.put("b", "123456789");
        cache.remove("b");
        cache.put("c", "123456789");

        assertThat(cache.get("a")).contains("1");
        assertThat(cache.get("c")).contains("123456789");
    }

    @Test
    void whatIsNotRetainedIsGoneAndWeighsNothing() {
        cache.put("a", "12345");
        cache.put("b", "123");

        assertThat(cache.retain(Set.of("b", "c"))).isEqualTo(5);
        assertThat(cache.get("a")).isEmpty();
        cache.put("c", "1234567");

        assertThat(cache.get("b")).contains("123");
        assertThat(cache.get("c")).contains("1234567");
    }
}
