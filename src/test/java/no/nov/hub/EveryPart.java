package no.nov.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that must pass on the embedded parts and, where there is Docker, on containers too. Not
 * among them are those that are about the embedded broker itself, or that kill a hub with its parts
 * inside.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("every-part")
@ExtendWith(SkippedWithoutDocker.class)
public @interface EveryPart {}
