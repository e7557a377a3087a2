# The hub as an image. Build the jar first: ./mvnw package
FROM eclipse-temurin:25-jre AS extracted
WORKDIR /hub
COPY target/nov-hub.jar /build/nov-hub.jar
# Unpacked, it starts faster than from one file, and only so can what a first start has loaded and linked be kept (the AOT cache).
RUN java -Djarmode=tools -jar /build/nov-hub.jar extract --destination .
COPY routes routes
COPY docker/healthy docker/train /build/
RUN bash /build/train

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 hub && useradd --system --uid 10001 --gid hub --no-create-home --home-dir /hub hub
WORKDIR /hub
COPY --from=extracted /hub .
COPY docker/healthy /usr/local/bin/healthy
RUN mkdir -m 0700 data && chown hub:hub data
USER hub
VOLUME /hub/data
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS=-Xmx384m MALLOC_ARENA_MAX=2 SERVER_ADDRESS=0.0.0.0
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "/usr/local/bin/healthy"]
ENTRYPOINT ["java", "-XX:AOTCache=nov-hub.aot", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "nov-hub.jar"]
