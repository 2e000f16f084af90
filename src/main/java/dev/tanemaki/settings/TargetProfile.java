package dev.tanemaki.settings;

/**
 * A connection the operator has named. Its password, if any, is in {@link Passwords}.
 *
 * @param name unique among the profiles
 * @param url {@code jdbc:postgresql://…} without user and password
 * @param environment development, staging, production
 */
public record TargetProfile(String name, String url, String user, String environment) {}
