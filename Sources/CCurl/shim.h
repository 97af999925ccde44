// libcurl's options and information are variadic, which Swift cannot call: one static-inline function for each
// type of argument.
#ifndef MERPATI_CCURL_SHIM_H
#define MERPATI_CCURL_SHIM_H

#include <curl/curl.h>
#include <stddef.h>

static inline CURLcode merpati_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode merpati_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode merpati_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

typedef size_t (*merpati_curl_data_function)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode merpati_curl_set_data_function(
    CURL *handle, CURLoption option, merpati_curl_data_function value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode merpati_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

/// The system's error number of the last failed connection, 0 for none.
static inline int merpati_curl_get_system_error(CURL *handle) {
    long number = 0;
    return curl_easy_getinfo(handle, CURLINFO_OS_ERRNO, &number) == CURLE_OK ? (int)number : 0;
}

static inline CURLcode merpati_curl_get_string(CURL *handle, CURLINFO info, char **value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode merpati_curl_get_socket(CURL *handle, curl_socket_t *value) {
    return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, value);
}

/// How long the TCP connection took, in microseconds; 0 while there is none.
static inline curl_off_t merpati_curl_get_connect_time(CURL *handle) {
    curl_off_t time = 0;
    return curl_easy_getinfo(handle, CURLINFO_CONNECT_TIME_T, &time) == CURLE_OK ? time : 0;
}

static inline CURLMcode merpati_curl_multi_set_socket_function(
    CURLM *multi, curl_socket_callback value, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
}

static inline CURLMcode merpati_curl_multi_set_timer_function(
    CURLM *multi, curl_multi_timer_callback value, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, value);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}

#endif
