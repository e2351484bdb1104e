{{/*
The sidecar for a Deployment of a chart that lists this one as a dependency. Each is called with the context of this chart,
.Subcharts.faultline. All of it comes from the component's own files, below files/.
*/}}

{{/* The pod as the component has it. */}}
{{- define "faultline.pod" -}}
{{- .Files.Get "files/component/sidecar/deployment.yaml" | fromYaml | dig "spec" "template" dict | toYaml -}}
{{- end -}}

{{- define "faultline.image" -}}
{{- .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{/* For metadata.labels of the pod. */}}
{{- define "faultline.podLabels" -}}
{{- (include "faultline.pod" . | fromYaml).metadata.labels | toYaml -}}
{{- end -}}

{{/* For spec.initContainers of the pod; first among them, so that it sees how the others begin. */}}
{{- define "faultline.initContainers" -}}
{{- $container := first (include "faultline.pod" . | fromYaml).spec.initContainers -}}
{{- $_ := set $container "image" (include "faultline.image" .) -}}
{{- $_ := set $container "imagePullPolicy" .Values.image.pullPolicy -}}
{{- $_ := set $container "resources" (mergeOverwrite $container.resources .Values.resources) -}}
{{- $_ := set $container "env" (concat $container.env .Values.env) -}}
{{- if .Values.readinessGate -}}
{{- $patches := (.Files.Get "files/component/readiness-gate/kustomization.yaml" | fromYaml).patches -}}
{{- $gated := first ((first $patches).patch | fromYaml).spec.template.spec.initContainers -}}
{{- $_ := set $container "readinessProbe" (mergeOverwrite $container.readinessProbe $gated.readinessProbe) -}}
{{- end -}}
{{- toYaml (list $container) -}}
{{- end -}}

{{/* For spec.volumes of the pod. */}}
{{- define "faultline.volumes" -}}
{{- $volumes := list -}}
{{- range $volume := (include "faultline.pod" . | fromYaml).spec.volumes -}}
{{- if eq $volume.name "faultline-data" -}}
{{- $volume = merge (dict "name" $volume.name) (include "faultline.store" $ | fromYaml) -}}
{{- else if eq $volume.name "faultline-secrets" -}}
{{- $_ := set $volume.secret "secretName" $.Values.secret -}}
{{- end -}}
{{- $volumes = append $volumes $volume -}}
{{- end -}}
{{- toYaml $volumes -}}
{{- end -}}

{{- define "faultline.store" -}}
{{- if eq .Values.store.kind "emptyDir" -}}
emptyDir:
  sizeLimit: {{ .Values.store.size }}
{{- else if eq .Values.store.kind "ephemeral" -}}
ephemeral:
  volumeClaimTemplate:
    spec:
      {{- include "faultline.claim" . | nindent 6 }}
{{- else -}}
persistentVolumeClaim:
  claimName: {{ .Values.store.claim | default "faultline-data" }}
{{- end -}}
{{- end -}}

{{- define "faultline.claim" -}}
accessModes: [ReadWriteOnce]
{{- with .Values.store.storageClass }}
storageClassName: {{ . }}
{{- end }}
resources:
  requests:
    storage: {{ .Values.store.size }}
{{- end -}}
