// What the stand-in for hello-world runs.
#include <stdio.h>

int main(void) {
    puts("\nHello from Docker!\n"
         "This message shows that your installation appears to be working correctly.\n\n"
         "To generate this message, Docker took the following steps:\n"
         " 1. The Docker client contacted the Docker daemon.\n"
         " 2. The daemon found the image on this machine.\n"
         " 3. The daemon created a new container from that image, which runs the\n"
         "    program that prints what you are reading.\n"
         " 4. The daemon streamed that output to the client, which sent it to your\n"
         "    terminal.\n");
    return 0;
}
