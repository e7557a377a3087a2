// Here and not in the page, which allows no scripts within itself.
SwaggerUIBundle({ url: "/api/openapi.yaml", dom_id: "#operations", deepLinking: true, validatorUrl: null });
