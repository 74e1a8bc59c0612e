/// Folders with Compose files by path, many of them written to deceive. `@U` and `@O` are prefixes of names, like `$U` and `$O` in
/// ``GuardLines``.
package enum GuardFiles {
    private static let web = "services: { web: { image: 'busybox:1.36', network_mode: none, command: sleep 1000 } }\n"
    private static let networked = "services: { web: { image: 'busybox:1.36', command: sleep 1000, networks: [n] } }\n"

    /// A service that mounts the volume `data`.
    private static func mounting(_ definition: String) -> String {
        "services: { web: { image: 'busybox:1.36', network_mode: none, volumes: ['data:/x'] } }\nvolumes: { data: \(definition) }\n"
    }

    /// A service with additional keys.
    private static func service(_ keys: String) -> String { "services: { web: { \(keys) } }\n" }

    package static let texts: [String: String] = [
        "input/.env": "COMPOSE_FILE=/dev/stdin\n", "input/compose.yaml": web,
        "other/compose.yaml": service("build: ../build").replacing("web", with: "other"),
        "plain/below/x": "",
        "compose.yaml": web, "plain.yaml": web, "plain/compose.yaml": web, "named/compose.yaml": "name: @O-named\n" + web,
        "building/compose.yaml": service("build: ., network_mode: none, command: sleep 1000"),
        "mixed/compose.yaml": "services: { web: { build: ../build }, other: { image: 'busybox:1.36' } }\n",
        "building/Dockerfile": "FROM busybox:1.36\nLABEL a=b\n",
        "build/Dockerfile": "FROM busybox:1.36\nLABEL own=@O\n",
        "project.env": "COMPOSE_PROJECT_NAME=@U-proj\n", "named.env": "NOPE=@U-proj\n",

        // Projects.
        "interpolated/compose.yaml": "name: ${NOPE:-@U-proj}\n" + web, "interpolated/below/deeper/x": "",
        "variable/compose.yaml": "name: ${NOPE:-nothing}\n" + web,
        "dotenv/.env": "COMPOSE_PROJECT_NAME=@U-proj\n", "dotenv/compose.yaml": web,
        "dotenv-name/.env": "N=@U-proj\n", "dotenv-name/compose.yaml": "name: $N\n" + web,
        "quoted/compose.yaml": "name: \"@U-proj\"\n" + web, "commented/compose.yaml": "name: @U-proj # mine\n" + web,
        "overriding/compose.yaml": "name: x\n" + web, "overriding/compose.override.yaml": "name: @U-proj\n",
        "crlf/compose.yaml": "name: @U-proj\r\n" + web,
        "folded/compose.yaml": "name: >-\n  @U-proj\n" + web, "literal/compose.yaml": "name: |-\n  @U-proj\n" + web,
        "anchor/compose.yaml": "x-name: &name @U-proj\nname: *name\n" + web, "tag/compose.yaml": "name: !!str @U-proj\n" + web,
        "escaped/compose.yaml": "name: \"@U\\x2dproj\"\n" + web,
        "document/compose.yaml": "name: x\n" + web + "---\nname: @U-proj\n", "late-document/compose.yaml": web + "---\nname: @U-proj\n",
        "override-yml/compose.yaml": web, "override-yml/compose.override.yml": "name: @U-proj\n",
        "docker-override/docker-compose.yml": web, "docker-override/docker-compose.override.yml": "name: @U-proj\n",
        "env-file/.env": "COMPOSE_FILE=other.yaml\n", "env-file/compose.yaml": web, "env-file/other.yaml": "name: @U-proj\n" + web,
        "env-both/.env": "export COMPOSE_PROJECT_NAME='@U-proj'\n", "env-both/compose.yaml": web,
        "key/compose.yaml": "\"name\": @U-proj\n" + web, "complex-key/compose.yaml": "? name\n: @U-proj\n" + web,
        "flow/compose.yaml": "{name: @U-proj, services: {web: {image: 'busybox:1.36', network_mode: none}}}\n",
        "json/compose.yaml": #"{"services":{"web":{"image":"busybox:1.36","network_mode":"none"}},"name":"@U-proj"}"#,
        "upper-case/compose.yaml": "name: @U-PROJ\n" + web, "twice/compose.yaml": "name: x\n" + web + "name: @U-proj\n",
        "indented/compose.yaml": "  name: @U-proj\n  services: { web: { image: 'busybox:1.36', network_mode: none } }\n",
        "bom/compose.yaml": "\u{FEFF}name: @U-proj\n" + web, "merge/compose.yaml": "x-n: &n { name: @U-proj }\n<<: *n\n" + web,
        "folder/@U-proj/compose.yaml": web,

        // Volumes.
        "volume-name/compose.yaml": mounting("{ name: @U-data }"),
        "volume-interpolated/compose.yaml": mounting("{ name: '${NOPE:-@U-data}' }"),
        "volume-anchor/compose.yaml": "x-n: &n @U-data\n" + mounting("{ name: *n }"),
        "volume-external/compose.yaml": mounting("{ external: true, name: @U-data }"),
        "volume-external-name/compose.yaml": "services: { web: { image: 'busybox:1.36', network_mode: none, volumes: ['@U-data:/x'] } }\n"
            + "volumes: { @U-data: { external: true } }\n",
        "volume-override/compose.yaml": mounting("{}"), "volume-override/compose.override.yaml": "volumes: { data: { name: @U-data } }\n",
        "volume-include/compose.yaml": "include: [other.yaml]\n", "volume-include/other.yaml": mounting("{ name: @U-data }"),
        "volume-extends/compose.yaml":
            "services: { web: { extends: { file: other.yaml, service: web } } }\nvolumes: { data: { name: @U-data } }\n",
        "volume-extends/other.yaml": mounting("{}"),
        "volume-profile/compose.yaml": """
        services:
          web: { image: 'busybox:1.36', network_mode: none }
          debug: { image: 'busybox:1.36', network_mode: none, profiles: [extra], volumes: ['data:/x'] }
        volumes: { data: { name: @U-data } }
        """,
        "volume-device/compose.yaml": mounting("{ driver_opts: { type: none, o: bind, device: /var/lib/docker/volumes } }"),
        "volumes-from/compose.yaml": service("image: 'busybox:1.36', network_mode: none, volumes_from: ['container:@U-up']"),
        "socket/compose.yaml": service("image: 'busybox:1.36', network_mode: none, volumes: ['/var/run/docker.sock:/s']"),
        "root/compose.yaml": service("image: 'busybox:1.36', network_mode: none, volumes: [{ type: bind, source: /, target: /x }]"),

        // Networks and namespaces.
        "network-name/compose.yaml": networked + "networks: { n: { name: @U-net } }\n",
        "network-external/compose.yaml": networked + "networks: { n: { name: @U-net, external: true } }\n",
        "network-mode/compose.yaml": service("image: 'busybox:1.36', network_mode: 'container:@U-up'"),
        "pid-mode/compose.yaml": service("image: 'busybox:1.36', network_mode: none, pid: 'container:@U-up'"),
        "ipc-mode/compose.yaml": service("image: 'busybox:1.36', network_mode: none, ipc: 'container:@U-up'"),

        // Images.
        "image/compose.yaml": service("build: ../build, image: '@U-built:1', network_mode: none, develop: { watch: [] }"),
        "image-tags/compose.yaml": service("build: { context: ../build, tags: ['@O-x:1', '@U-built:1'] }, network_mode: none"),
        "image-policy/compose.yaml": service("build: ../build, image: '@U-built:1', pull_policy: build, network_mode: none"),
        "image-always/compose.yaml": service("image: '@U-built:1', pull_policy: always, network_mode: none"),
        "image-pull/compose.yaml": service("image: '@U-built:1', network_mode: none"),
        "image-of-project/compose.yaml": "name: @U\n" + service("build: ../build, network_mode: none").replacing("web", with: "latest"),
        "missing-env-file/compose.yaml": mounting("{ name: @U-data }").replacing(
            "network_mode", with: "env_file: nowhere.env, network_mode"),
        "broken/compose.yaml": "services: { web: { image: 'busybox:1.36', depends_on: [nothing] } }\n",

        // Builds.
        "bake/Dockerfile": "FROM busybox:1.36\nLABEL baked=@O\n",
        "bake/docker-bake.hcl": "target \"default\" {\n  context = \"build\"\n  tags = [\"@U-built:1\"]\n}\n",
        "bake/docker-bake.json": #"{"target":{"default":{"context":"build","output":["type=docker,name=@U-built:1"]}}}"#,
        "bake/free.json": #"{"target":{"default":{"context":"build","tags":["@O-free:1"]}}}"#,
        "bake/own.json": #"{"target":{"default":{"context":"build","tags":["@O-baked:1"]}}}"#,
    ]
}
