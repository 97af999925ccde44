// The waiting of Linux, which the Glibc module leaves out; it belongs to the same seam as libcurl, whose sockets are
// waited for.
#ifndef MERPATI_READINESS_H
#define MERPATI_READINESS_H

#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#endif

#endif
