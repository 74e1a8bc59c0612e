/// Command lines for the guard. `$U` is the prefix of foreign names, `$O` of the lesson's own.
package enum GuardLines {
    /// Lines that would change, enter or remove foreign objects, or concern the whole engine.
    package static let foreign = """
        docker attach --no-stdin=false $U-up
        docker container attach $U-up
        docker exec $U-up rm /etc/passwd
        docker exec -it -e A=b --workdir / $U-up sh
        docker container exec -u root $U-up ls
        docker exec /$U-up ls
        docker cp compose.yaml $U-up:/etc/passwd
        docker cp - $U-up:/etc <compose.yaml
        docker cp $U-up:/etc/passwd ./copied
        docker export -o exported.tar $U-down
        docker container cp -a compose.yaml $U-down:/x
        docker commit $U-up
        docker commit -m x $U-up $O-image:2
        docker commit $O-idle $U-image:1
        docker container commit -p=false $U-down
        docker kill $U-up
        docker kill -s HUP $U-up
        docker kill --signal=TERM $O-idle $U-up
        docker container kill $U-up
        docker pause $U-up
        docker container pause $U-up
        docker unpause $U-up
        docker container unpause $U-up
        docker rename $U-up $O-x
        docker rename " $U-up" $O-x
        docker rename "$U-up " $O-x
        docker rename "/$U-up" $O-x
        docker rename $'\\t'$U-up $O-x
        docker container rename $U-down $O-x
        docker restart $U-up
        docker restart -t 0 $U-up
        docker restart --time=0 $U-up
        docker container restart $O-idle $U-up
        docker rm $U-down
        docker rm -f $U-up
        docker rm -fv $U-up
        docker rm $O-idle $U-down
        docker rm --force --volumes $U-up
        docker rm /$U-down
        docker rm -- $U-down
        docker rm "$(command docker inspect -f '{{.Id}}' $U-down)"
        docker rm "$(command docker inspect -f '{{slice .Id 0 12}}' $U-down)"
        docker rm -f $(command docker ps -aq)
        docker container rm $U-down
        docker container remove $U-down
        docker -l error rm $U-down
        docker --log-level=error -D container rm $U-down
        docker -H "$DOCKER_HOST" rm $U-down
        docker --host="$DOCKER_HOST" rm $U-down
        docker start $U-down
        docker start -a $U-down
        docker start -ai $U-down
        docker container start $U-down
        docker stop $U-up
        docker stop -t 0 $U-up
        docker stop --signal KILL $U-up
        docker container stop $U-up
        docker update --restart no $U-up
        docker update -m 64m --memory-swap 64m $U-up
        docker container update --cpus 1 $U-up
        docker update --nonsense $U-up
        docker rm --nonsense $U-down
        docker rm --nonsense=1 -f $U-down
        docker stop --nonsense 3 $U-up
        docker exec --nonsense x $U-up ls
        docker container prune -f
        docker container prune --force --filter until=1s
        docker container prune -f --filter label!=x
        docker checkpoint create $U-up c
        docker checkpoint rm $U-up c
        docker run --rm --volumes-from $U-up busybox:1.36 rm -rf /data
        docker run --rm --volumes-from=$U-up:ro busybox:1.36 true
        docker run --rm --volumes-from " $U-up" busybox:1.36 true
        docker create --volumes-from $U-up busybox:1.36
        docker run --rm -v $U-data:/x busybox:1.36 touch /x/y
        docker run --rm -v$U-data:/x busybox:1.36 touch /x/y
        docker run --rm -v=$U-data:/x:rw busybox:1.36 touch /x/y
        docker run --rm --volume $U-data:/x busybox:1.36 touch /x/y
        docker run --rm --volume=$U-data:/x busybox:1.36 touch /x/y
        docker run --rm -itv $U-data:/x busybox:1.36 touch /x/y
        docker run --rm --mount src=$U-data,dst=/x busybox:1.36 touch /x/y
        docker run --rm --mount type=volume,source=$U-data,target=/x busybox:1.36 touch /x/y
        docker run --rm --mount "type=volume,\\"src=$U-data\\",dst=/x" busybox:1.36 touch /x/y
        docker create -v $U-data:/x busybox:1.36
        docker container run --rm -v $U-data:/x busybox:1.36 true
        docker container create -v $U-data:/x busybox:1.36
        docker run --rm --nonsense x -v $U-data:/x busybox:1.36 true
        docker run --rm --network $U-net busybox:1.36 true
        docker run --rm --net=$U-net busybox:1.36 true
        docker run --rm --network name=$U-net,alias=x busybox:1.36 true
        docker run --rm --network container:$U-up busybox:1.36 true
        docker run --rm --pid container:$U-up busybox:1.36 kill 1
        docker run --rm --ipc=container:$U-up busybox:1.36 true
        docker create --network $U-net busybox:1.36
        docker run --rm -v /var/run/docker.sock:/s busybox:1.36 true
        docker run --rm -v /run/docker.sock:/s busybox:1.36 true
        docker run --rm -v /run/../run/./docker.sock:/s busybox:1.36 true
        docker run --rm -v /:/host busybox:1.36 true
        docker run --rm -v /var/lib/docker/volumes:/x busybox:1.36 true
        docker run --rm --mount type=bind,src=/var/run/docker.sock,dst=/s busybox:1.36 true
        docker run --rm --mount type=bind,source=/var/lib/docker,target=/x busybox:1.36 true
        docker run --rm --mount type=volume,dst=/x,volume-opt=type=none,volume-opt=o=bind,volume-opt=device=/var/lib/docker busybox:1.36
        docker volume create -o type=none -o o=bind -o device=/var/lib/docker/volumes $O-bind
        docker volume create --opt=device=/ --opt o=bind $O-bind
        docker run --rm -v "$(docker info -f '{{.DockerRootDir}}')/volumes/$U-data/_data:/x" busybox:1.36 touch /x/y
        ln -s "$(docker info -f '{{.DockerRootDir}}')/volumes" link; docker run --rm -v "$PWD/link:/x" busybox:1.36 ls /x
        ln -s /var/run run; docker run --rm --mount "type=bind,src=$PWD/run,dst=/x" busybox:1.36 true
        docker run --rm -v "${DOCKER_HOST#unix://}:/s" busybox:1.36 true
        docker run --rm -v "$(dirname "${DOCKER_HOST#unix://}"):/s" busybox:1.36 true
        docker run --rm --mount source=$O-data,src=$U-data,dst=/x busybox:1.36 touch /x/y
        docker run --rm --mount src=$U-data,dst=/x$'\\n',src=$O-data busybox:1.36 touch /x/y
        docker run --rm --network NAME=$U-net busybox:1.36 true
        docker run --rm --network "alias=x,\\"name=$U-net\\"" busybox:1.36 true
        docker run --rm --network name=container:$U-up busybox:1.36 true
        docker --version rm -f $U-up
        docker -v volume rm $U-data
        docker volume prune -f --filter all=true
        DOCKER_API_VERSION=1.41 docker volume prune -f
        docker image prune -f --filter dangling=false
        docker rmi $O-child:1
        docker load -i fake.tar
        docker buildx bake --print=false -f bake/docker-bake.json
        docker buildx bake -f /dev/stdin <bake/docker-bake.hcl
        docker buildx bake -f <(cat bake/docker-bake.hcl)
        docker run --rm --pull always $U-image:1 true
        docker create --pull=always $U-image:1

        docker network connect $U-net $O-idle
        docker network connect $O-net $U-up
        docker network connect --alias x $U-net $O-idle
        docker network disconnect $U-net $U-up
        docker network disconnect -f $U-net $U-up
        docker network rm $U-net
        docker network rm $U-free
        docker network remove $U-free
        docker network rm $O-net $U-free
        docker network rm "$(command docker network inspect -f '{{.Id}}' $U-free)"
        docker network prune -f
        docker network prune --force --filter until=1s
        docker network create --config-from $U-net $O-n2
        docker volume rm $U-data
        docker volume rm $U-empty
        docker volume rm -f $U-empty
        docker volume remove $U-empty
        docker volume rm $O-data $U-empty
        docker volume prune -f
        docker volume prune -af
        docker volume prune --all --force
        docker volume prune -f --filter label!=x
        docker volume update $U-data
        docker system prune -f
        docker system prune -af
        docker system prune -af --volumes
        docker system prune --all --force --volumes
        docker system prune -f --filter until=1s

        docker rmi $U-image:1
        docker rmi -f $U-image:1
        docker rmi --no-prune $U-image:1
        docker rmi docker.io/library/$U-image:1
        docker rmi $U-built:1
        docker rmi "$(command docker image inspect -f '{{.Id}}' $U-built:1)"
        docker rmi -f "$(command docker image inspect -f '{{slice .Id 7 19}}' $U-built:1)"
        docker image rm $U-image:1
        docker image remove -f $U-image:1
        docker rmi $O-image:1 $U-image:1
        docker rmi -f busybox:1.36
        docker image prune -af
        docker image prune --all --force
        docker image prune -af --filter until=1s
        docker tag busybox:1.36 $U-built:1
        docker tag busybox:1.36 $U-latest
        docker tag busybox:1.36 docker.io/library/$U-built:1
        docker tag $O-image:1 $U-built:1
        docker image tag busybox:1.36 $U-built:1
        docker build -t $U-built:1 build
        docker build -q --tag=$U-built:1 build
        docker build --tag $O-image:3 --tag $U-built:1 build
        docker build build -t $U-latest
        docker build -t $U-built:1 - <build/Dockerfile
        docker build -o type=docker,name=$U-built:1 build
        docker build --output "type=image,\\"name=$O-image:3,$U-built:1\\"" build
        DOCKER_BUILDKIT=0 docker build -t $U-built:1 build
        DOCKER_BUILDKIT=1 docker build -t $U-built:1 build
        docker image build -t $U-built:1 build
        docker builder build -t $U-built:1 build
        docker buildx build -t $U-built:1 build
        docker buildx b --load -t $U-built:1 build
        docker buildx --builder default build -t $U-built:1 build
        docker build --nonsense x -t $U-built:1 build
        docker buildx bake -f bake/docker-bake.json
        docker buildx bake -f bake/docker-bake.hcl
        docker buildx bake -f - <bake/docker-bake.hcl
        docker bake -f bake/docker-bake.json default
        docker buildx f -f bake/docker-bake.json
        docker buildx bake -f bake/free.json --set default.tags=$U-built:1
        cd bake && docker buildx bake
        docker import archive.tar $U-built:1
        docker import - $U-built:1 <archive.tar
        docker import -c 'CMD sh' archive.tar $U-latest
        docker image import archive.tar $U-built:1
        docker load -i images.tar
        docker load --input=images.tar
        docker load <images.tar
        cat images.tar | docker load
        gzip -c images.tar | docker load -q
        docker image load -i images.tar
        echo nonsense | docker load
        docker pull $U-image:1
        docker pull -q docker.io/library/$U-image:1
        docker pull -a $U-image
        docker image pull $U-image:1
        docker pull --all-tags=true $U-image

        docker buildx create --name x
        docker buildx rm default
        docker buildx rm --all-inactive -f
        docker buildx stop
        docker buildx use default
        docker builder use default
        docker buildx inspect --bootstrap
        docker buildx install
        docker buildx dial-stdio </dev/null
        docker buildx history rm x
        docker context use default
        docker context update default --description x
        docker context rm other
        docker context remove -f other
        docker system dial-stdio </dev/null
        docker swarm init
        docker swarm init --help=false
        docker swarm join --token x 127.0.0.1
        docker swarm leave -f
        docker swarm update --autolock
        docker swarm ca --rotate
        docker service create --name x busybox:1.36
        docker service rm x
        docker service update --force x
        docker service scale x=2
        docker stack deploy -c compose.yaml x
        docker stack up -c --help x
        docker stack rm x
        docker stack down x
        docker node rm -f x
        docker node update --availability drain x
        docker config create x compose.yaml
        docker config rm x
        docker secret create x compose.yaml
        docker secret rm x
        docker plugin install --grant-all-permissions x
        docker plugin disable -f x
        docker plugin rm -f x
        docker container obliterate $U-up
        docker volume obliterate $U-data
        docker compose obliterate
        docker compose alpha publish x
        docker -H tcp://127.0.0.1:1 rm -f $U-up
        DOCKER_HOST=tcp://127.0.0.1:1 docker rm -f $U-up
        DOCKER_CONTEXT=elsewhere docker rm -f $U-up
        docker --context elsewhere rm -f $U-up
        docker -c elsewhere run busybox:1.36
        """

    /// Compose on a foreign project or on names from its files; the folders are in ``GuardFiles``. The guard asks about each.
    package static let compose = """
        docker compose -p $U-proj down
        docker compose -p $U-proj down -v --rmi all --remove-orphans
        docker compose -p$U-proj stop
        docker compose --project-name=$U-proj rm -fsv
        docker compose --project-name $U-proj kill
        docker compose -p $U-proj restart
        docker compose -p $U-proj pause
        docker compose -p $U-proj unpause
        docker compose -p $U-proj start
        docker compose -p $U-proj up -d
        docker compose -p $U-proj up --scale web=2 -d
        docker compose -p $U-proj create
        docker compose -p $U-proj run --rm web true
        docker compose -p $U-proj exec -T web true
        docker compose -p $U-proj cp compose.yaml web:/x
        docker compose -p $U-proj attach web
        docker compose -p $U-proj wait web --down-project
        docker compose -p $U-proj scale web=0
        docker compose -p $U-proj watch
        docker compose --ansi never -p $U-proj --progress quiet down
        docker compose --parallel 1 --project-directory . -p $U-proj down
        docker compose --nonsense x -p $U-proj down
        docker -l error compose -p $U-proj down
        COMPOSE_PROJECT_NAME=$U-proj docker compose down
        COMPOSE_PROJECT_NAME=$U-proj docker compose -f plain.yaml down -v
        COMPOSE_FILE=interpolated/compose.yaml docker compose down
        COMPOSE_FILE=plain.yaml:interpolated/compose.yaml docker compose down
        COMPOSE_PATH_SEPARATOR=, COMPOSE_FILE=plain.yaml,interpolated/compose.yaml docker compose down
        docker compose -f interpolated/compose.yaml down
        docker compose -f plain.yaml -f interpolated/compose.yaml down
        docker compose --file=interpolated/compose.yaml stop
        docker compose -f - down <interpolated/compose.yaml
        cat interpolated/compose.yaml | docker compose -f - down -t 0
        NOPE=$U-proj docker compose -f variable/compose.yaml down
        docker compose -f variable/compose.yaml --env-file named.env down
        docker compose --env-file project.env down
        cd interpolated && docker compose down
        cd interpolated/below/deeper && docker compose down
        cd dotenv && docker compose down -v
        cd dotenv-name && docker compose down
        cd quoted && docker compose down
        cd commented && docker compose down
        cd overriding && docker compose down
        cd crlf && docker compose down
        cd volume-name && docker compose down -v
        cd volume-name && docker compose up -d
        cd volume-name && docker compose run --rm web rm -rf /x
        cd volume-name && docker compose create
        cd volume-name && docker compose -f - down -v <compose.yaml
        cd volume-interpolated && docker compose down -v
        cd volume-anchor && docker compose down --volumes
        cd volume-external && docker compose run --rm web rm -rf /x
        cd volume-external && docker compose up
        cd volume-external-name && docker compose up
        cd volume-override && docker compose down -v
        cd volume-include && docker compose down -v
        cd volume-extends && docker compose up
        cd volume-profile && docker compose --profile extra up
        cd volume-profile && COMPOSE_PROFILES=extra docker compose up
        cd volume-profile && docker compose run --rm debug
        cd volume-profile && docker compose --profile '*' down -v
        cd volume-device && docker compose up
        cd volumes-from && docker compose up
        cd socket && docker compose up
        cd root && docker compose run --rm web
        cd network-name && docker compose down
        cd network-name && docker compose up -d
        cd network-external && docker compose up -d
        cd network-mode && docker compose up
        cd pid-mode && docker compose up
        cd ipc-mode && docker compose run --rm web kill 1
        cd image && docker compose build
        cd image && docker compose up --build
        cd image && docker compose run --build --rm web
        cd image && docker compose create --build=true
        cd image && docker compose watch
        cd image && docker compose down --rmi all
        cd image && docker compose down --rmi=local
        cd image && docker compose -f - build <compose.yaml
        cd image-tags && docker compose build
        cd image-policy && docker compose up
        cd image-always && docker compose up
        cd image-pull && docker compose pull
        cd image-pull && docker compose up --pull always
        cd image-pull && docker compose down --rmi all
        cd image-of-project && docker compose build
        cd image-of-project && docker compose up --build
        cd missing-env-file && docker compose down -v
        cd broken && docker compose down
        docker compose --version -p $U-proj down -v
        docker compose -p $U-proj -v down
        docker compose -f /dev/stdin up -d <interpolated/compose.yaml
        docker compose -f <(cat interpolated/compose.yaml) up -d
        COMPOSE_FILE=- docker compose up -d <interpolated/compose.yaml
        COMPOSE_FILE=/dev/stdin docker compose down <interpolated/compose.yaml
        docker compose --env-file /dev/stdin down <project.env
        COMPOSE_ENV_FILES=/dev/stdin docker compose -p $U-proj down <project.env
        cd input && docker compose up -d <../interpolated/compose.yaml
        cd other && docker compose -p $U-im down --rmi local --remove-orphans
        cd plain && docker compose run -v /var/run/docker.sock:/s --rm web true
        cd plain && docker compose run -v $U-data:/x --rm web rm -rf /x
        cd plain && docker compose run --volume=$U-data:/x --rm web rm -rf /x
        cd plain && docker compose -H tcp://127.0.0.1:1 down
        """

    /// Files that hide a project's name from a textual reader. Whether the guard asks or not, the foreign project must survive.
    package static let deceiving = [
        "folded", "literal", "anchor", "tag", "escaped", "document", "late-document", "override-yml", "docker-override", "env-file",
        "env-both", "key",
        "complex-key", "flow", "json", "upper-case", "twice", "indented", "bom", "merge", "folder/@U-proj",
    ]

    /// Lines on the lesson's own objects, in this order. They all work, and the guard asks about none.
    package static let own = """
        docker version
        docker info
        docker --version
        docker
        docker --help
        docker container
        docker container --help
        docker rm --help
        docker compose
        docker compose version
        docker help run
        docker ps -a
        docker images
        docker inspect $U-up
        docker container inspect $U-up
        docker logs $U-up
        docker top $U-up
        docker port $U-up
        docker diff $U-up
        docker stats --no-stream $U-up
        docker history busybox:1.36
        docker save -o saved.tar $U-image:1
        docker network inspect $U-net
        docker network ls
        docker volume inspect $U-data
        docker volume ls
        docker system df
        docker context ls
        docker buildx ls
        docker buildx version
        docker __complete rm ''
        docker compose ls -a
        docker compose -p $U-proj ps -a
        docker compose -p $U-proj logs
        docker compose -p $U-proj images
        docker compose -p $U-proj top
        docker compose -f interpolated/compose.yaml config
        docker compose -f - config <interpolated/compose.yaml
        docker run --rm --network none busybox:1.36 true
        docker run --rm --network none busybox:1.36 sh -c 'echo --volumes-from'
        docker run --rm --network bridge busybox:1.36 true
        docker run --rm --network host busybox:1.36 true
        docker run --rm -v "$PWD:/x" busybox:1.36 ls /x
        docker run --rm --mount type=bind,src="$PWD",dst=/x busybox:1.36 ls /x
        docker run --rm --tmpfs /t busybox:1.36 true
        docker run -d --name $O-up --network none -v $O-named:/x -v /anonymous busybox:1.36 sleep 1000
        docker exec $O-up touch /x/y
        docker cp compose.yaml $O-up:/x/
        docker cp $O-up:/x/compose.yaml ./back.yaml
        docker restart -t 0 $O-up
        docker pause $O-up
        docker unpause $O-up
        docker update --restart no $O-up
        docker commit $O-up $O-committed:1
        docker rename $O-up $O-renamed
        docker stop -t 0 $O-renamed
        docker start $O-renamed
        docker kill $O-renamed
        docker rm "$(docker ps -aq --filter name=$O-renamed)"
        docker run --rm -v $O-named:/x busybox:1.36 cat /x/y
        docker run -d --name $O-a --network none -v $O-named:/x busybox:1.36 sleep 1000
        docker run --rm --volumes-from $O-a busybox:1.36 cat /x/y
        docker run --rm --network container:$O-a busybox:1.36 true
        docker run --rm --pid container:$O-a busybox:1.36 ps
        docker network create $O-n2
        docker network connect $O-n2 $O-idle
        docker network disconnect $O-n2 $O-idle
        docker run --rm --network $O-n2 busybox:1.36 true
        docker network rm $O-n2
        docker rm -f $O-a
        docker volume rm $O-named
        docker volume create $O-v2
        docker volume rm $O-v2
        docker rmi $O-committed:1
        docker tag busybox:1.36 $O-alias:1
        docker tag busybox:1.36 $O-alias:1
        docker rmi $O-alias:1
        docker build -q -t $O-built:1 build
        docker build -q -t $O-built:1 build
        docker rmi $O-built:1
        docker buildx bake -f bake/own.json
        docker import archive.tar $O-imported:1
        docker import archive.tar $O-imported:1
        docker rmi $O-imported:1
        docker pull busybox:1.36
        docker -H "$DOCKER_HOST" run --rm --network none busybox:1.36 true
        cd plain && docker compose config -q
        cd plain && docker compose up -d
        cd plain && docker compose ps
        cd plain && docker compose logs
        cd plain && docker compose exec -T web true
        cd plain && docker compose cp ../compose.yaml web:/x
        cd plain && docker compose stop -t 0
        cd plain && docker compose start
        cd plain && docker compose restart -t 0
        cd plain && docker compose up -d --force-recreate -t 0
        cd plain && docker compose run --rm -T web true
        cd plain && docker compose down -v -t 0
        cd plain && cat compose.yaml | docker compose -f - up -d
        cd plain && docker compose -f - down -t 0 <compose.yaml
        cd plain && docker compose -f /dev/stdin up -d <compose.yaml
        cd plain && docker compose -f <(cat compose.yaml) stop -t 0
        cd plain && docker compose up -d --pull never
        cd plain && docker compose --env-file /dev/null down -t 0
        ln -s plain linked && cd linked/below && docker compose -f ../compose.yaml up -d
        cd linked/below && docker compose -f ../compose.yaml down -t 0
        cd named && docker compose up -d
        cd named && docker compose down -v -t 0
        cd named && docker compose -p $O-other up -d
        cd named && docker compose -p $O-other down -t 0
        cd building && docker compose build -q
        cd building && docker compose up -d --build
        cd building && docker compose up -d --build
        cd building && docker compose down --rmi local -t 0
        cd mixed && docker compose build -q
        cd mixed && docker compose down --rmi local -t 0
        docker rm $O-nothing || true
        docker contianer ls || true
        docker rmi $O-nothing:1 || true
        """
}
