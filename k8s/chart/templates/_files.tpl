{{/* An object from a file of the component or the hub: called with (dict "file" PATH "root" CONTEXT). */}}

{{/* A network policy, with the namespace of the scraper. */}}
{{- define "faultline.networkPolicy" -}}
{{- $policy := .root.Files.Get .file | fromYaml -}}
{{- range (first $policy.spec.ingress).from -}}
{{- if .namespaceSelector -}}
{{- $_ := set .namespaceSelector.matchLabels "kubernetes.io/metadata.name" $.root.Values.scraper.namespace -}}
{{- end -}}
{{- end -}}
{{- toYaml $policy -}}
{{- end -}}

{{/* An object with labels: called with "labels", too. */}}
{{- define "faultline.labelled" -}}
{{- $object := .root.Files.Get .file | fromYaml -}}
{{- with .labels -}}
{{- $_ := set $object.metadata "labels" . -}}
{{- end -}}
{{- toYaml $object -}}
{{- end -}}
